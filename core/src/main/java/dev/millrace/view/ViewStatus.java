package dev.millrace.view;

/// How a view stands.
///
/// @param version the one declared
/// @param storedVersion the one that the stored items are of, 0 where it has never been built from
///            the facts that were there before it
/// @param generation counts rebuilds, from 1
/// @param quarantined changes that count nothing, since the view could not digest them
/// @param gap whether changes of a stream were lost
/// @param pending whether a rebuild was begun and is not done
public record ViewStatus(
        String name,
        int version,
        long storedVersion,
        String source,
        String table,
        long generation,
        long quarantined,
        boolean gap,
        boolean pending) {

    public boolean needsRebuild() {
        return gap || pending || version != storedVersion;
    }
}
