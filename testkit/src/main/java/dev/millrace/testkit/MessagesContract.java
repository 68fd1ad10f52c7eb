package dev.millrace.testkit;

/// What the messages application promises on every store, as tests.
public interface MessagesContract
        extends
            PatternsContract,
            SendingContract,
            AmendmentContract,
            PeopleContract,
            GroupsContract,
            ReadingContract,
            FeedContract,
            SearchContract,
            PagingContract {}
