package dev.millrace.view;

/// How the items of one table of views stand with generations, see [StreamRebuild].
///
/// @param live the generation that items are of, 0 until the first rebuild
/// @param next the one that is being built, 0 where none is
/// @param switching whether the items are being switched over to the next one
record Generation(long live, long next, boolean switching) {
    static final Generation FIRST = new Generation(0, 0, false);

    /// What an item is taken to be of before it is seen, and what a new one is made of.
    long expected() {
        return switching ? next : live;
    }

    /// Whether the next generation grows on items that are of this one.
    boolean growsOn(long generation) {
        return next > generation;
    }

    long latest() {
        return Math.max(live, next);
    }
}
