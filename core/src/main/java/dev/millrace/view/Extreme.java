package dev.millrace.view;

import java.util.Optional;

/// The best offer and the best retraction of one extreme, gathered from changes of which each fact
/// has at most one: its image before them all, taken back, and its image after them all, offered.
final class Extreme {
    private final Kind kind;
    private final Optional<FactView<?>> view;
    private Optional<Offer> offered = Optional.empty();
    private Optional<Offer> retracted = Optional.empty();

    Extreme(Kind kind, Optional<FactView<?>> view) {
        this.kind = kind;
        this.view = view;
    }

    enum Kind {
        FIRST, LAST
    }

    /// What becomes of the stored extreme.
    enum Verdict {
        KEEP, TAKE_OFFER, ASK_FACTS
    }

    Kind kind() {
        return kind;
    }

    Optional<FactView<?>> view() {
        return view;
    }

    Optional<Offer> offered() {
        return offered;
    }

    Optional<Offer> retracted() {
        return retracted;
    }

    boolean isIdle() {
        return offered.equals(retracted);
    }

    /// An offer of this extreme, whichever, for the names of its attributes.
    Offer any() {
        return offered.or(() -> retracted).orElseThrow();
    }

    void meet(Offer offer, boolean takenBack) {
        if (takenBack) {
            retracted = better(retracted, offer);
        } else {
            offered = better(offered, offer);
        }
    }

    void absorb(Extreme other) {
        other.offered.ifPresent(offer -> meet(offer, false));
        other.retracted.ifPresent(offer -> meet(offer, true));
    }

    Extreme renamed(String prefix) {
        Extreme renamed = new Extreme(kind, view);
        renamed.offered = offered.map(each -> each.renamed(prefix));
        renamed.retracted = retracted.map(each -> each.renamed(prefix));
        return renamed;
    }

    /// A retraction that is better than what is stored was asked about before it came; another one
    /// behind it may be of what is stored, so that the facts are asked then, too.
    Verdict verdict(Optional<Offer> stored) {
        if (stored.isEmpty()) {
            return offered.isEmpty() ? Verdict.KEEP : Verdict.TAKE_OFFER;
        }
        int offer = offered.map(each -> advantage(each, stored.get())).orElse(-1);
        boolean holderMayGo = retracted.filter(each -> advantage(each, stored.get()) >= 0)
                .isPresent();
        if (holderMayGo && offer < 0) {
            return Verdict.ASK_FACTS;
        }
        return offer > 0 ? Verdict.TAKE_OFFER : Verdict.KEEP;
    }

    private Optional<Offer> better(Optional<Offer> best, Offer offer) {
        return best.isPresent() && advantage(best.get(), offer) >= 0 ? best : Optional.of(offer);
    }

    private int advantage(Offer a, Offer b) {
        return kind == Kind.LAST ? a.compareTo(b) : b.compareTo(a);
    }
}
