package dev.millrace.tracker.question;

/// What a time was like, in numbers.
///
/// @param visitors unique visitors of each day, summed over days: who comes on two days counts twice
/// @param visits a visit ends after 30 idle minutes, and with its day
/// @param bounces visits of one view
/// @param visitSeconds from first to last view, summed over visits
/// @param bytes sent for lines of every kind
public record Figures(
        long visitors,
        long visits,
        long views,
        long bounces,
        long visitSeconds,
        long bytes,
        long bots,
        long errors,
        long assets,
        long others) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public double viewsPerVisit() {
        return visits == 0 ? 0 : (double) views / visits;
    }

    /// Bounces among visits, from 0 to 1.
    public double bounceRate() {
        return visits == 0 ? 0 : (double) bounces / visits;
    }

    /// The mean duration of a visit, bounces taking no time.
    public double meanVisitSeconds() {
        return visits == 0 ? 0 : (double) visitSeconds / visits;
    }

    public long lines() {
        return views + bots + errors + assets + others;
    }

    public Figures plus(Figures more) {
        return new Figures(visitors + more.visitors, visits + more.visits, views + more.views,
                bounces + more.bounces, visitSeconds + more.visitSeconds, bytes + more.bytes,
                bots + more.bots, errors + more.errors, assets + more.assets,
                others + more.others);
    }
}
