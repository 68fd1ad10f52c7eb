package dev.millrace.testkit;

/// What every [dev.millrace.store.Store] promises, as tests: implement it in a test class, and
/// close the stores made when a test is over.
///
///     final class MyStoreTest implements StoreContract {
///         @Override
///         public Store emptyStore(Derivation derivation) {
///             return new MyStore();
///         }
///     }
///
/// Stores with real transactions implement [LocalStoreContract].
public interface StoreContract
        extends
            WritesContract,
            TransactionsContract,
            LimitsContract,
            QueriesContract,
            IndexesContract,
            CapacityContract,
            TablesContract,
            ModelContract {}
