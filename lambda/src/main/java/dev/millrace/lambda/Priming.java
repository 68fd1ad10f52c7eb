package dev.millrace.lambda;

import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Work that is done before a snapshot of the function is taken (SnapStart), so that whoever starts
/// from the snapshot finds classes loaded, code compiled and clients made. It reads, and writes
/// nothing; where it fails, the function starts cold, and that is all.
final class Priming implements Resource {
    /// The runtime keeps no hold on resources.
    private static final List<Priming> REGISTERED = new ArrayList<>();

    private final Runnable work;

    private Priming(Runnable work) {
        this.work = work;
    }

    static void before(Runnable work) {
        Priming priming = new Priming(work);
        REGISTERED.add(priming);
        Core.getGlobalContext().register(priming);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        attempt(work);
    }

    static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError failure) {
            System.getLogger("millrace")
                    .log(System.Logger.Level.WARNING, "not primed: " + failure.getMessage());
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
