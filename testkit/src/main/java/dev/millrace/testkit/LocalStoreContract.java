package dev.millrace.testkit;

/// What stores in this process promise beyond [StoreContract]: transactions around any work,
/// derivations that commit with it, and attributes of the view engine out of callers' reach.
public interface LocalStoreContract extends StoreContract, TogetherContract, OwnershipContract {}
