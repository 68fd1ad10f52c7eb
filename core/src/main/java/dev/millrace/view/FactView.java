package dev.millrace.view;

import dev.millrace.item.TableSchema;
import java.util.Optional;

/// A view whose items are folded from what each fact contributes.
public sealed interface FactView<T> extends View<T> permits ContributingView, KeyedView {
    View.Into<T> declaration();

    /// Where the facts are asked for again when the one that held an extreme has gone.
    Optional<Requery> requery();

    /// Whether it is known from the declaration that the view keeps extremes.
    boolean keepsExtremes();

    void contribute(T fact, Contributions out);

    default Source<T> source() {
        return declaration().source();
    }

    @Override
    default String name() {
        return declaration().name().name();
    }

    @Override
    default int version() {
        return declaration().name().version();
    }

    @Override
    default TableSchema table() {
        return declaration().table();
    }
}
