package dev.millrace.view;

import dev.millrace.item.Key;
import dev.millrace.store.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one change of a shard does to one view item.
///
/// @param life which fact it is about; a fact that expired and came back is another one
/// @param takenBack contributions of the image before
/// @param given contributions of the image after
/// @param marks the generations that the two images carry
record Step(Sequence sequence, Object life, Tally takenBack, Tally given, Marks marks) {
    private static final Key ANY = Key.of("any");

    /// Generations of the images before and after.
    record Marks(long before, long after) {
        /// Whether no generation up to the latest counts one image and not the other.
        boolean areAlike(long latest) {
            return before == after || Math.min(before, after) >= latest;
        }
    }

    /// Whether the step can be left out, since it changes nothing by itself in any generation.
    boolean isIdle(long latest) {
        boolean both = !takenBack.isEmpty() && !given.isEmpty();
        return (!both || marks.areAlike(latest)) && changesNothing();
    }

    private boolean changesNothing() {
        Tally net = new Contributions().at(ANY);
        net.absorb(takenBack);
        net.absorb(given);
        return net.isIdle();
    }

    /// What the steps come to: all amounts, the offers of each fact's last image, and everything
    /// that was taken back: also images that came and went within the steps, since whoever asked the
    /// facts in between may have seen them.
    ///
    /// In a generation only images count that carry it or a later one. An extreme is taken back
    /// whatever the image carries, for the same reason.
    static Tally net(List<Step> steps, long generation) {
        Tally net = new Contributions().at(ANY);
        Map<Object, Tally> lastImages = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step.marks.before >= generation) {
                net.absorbAmounts(step.takenBack);
            }
            net.absorbExtremes(step.takenBack);
            boolean counts = step.marks.after >= generation;
            if (counts) {
                net.absorbAmounts(step.given);
            }
            lastImages.put(step.life, counts ? step.given : new Contributions().at(ANY));
        }
        lastImages.values().forEach(net::absorbExtremes);
        return net;
    }
}
