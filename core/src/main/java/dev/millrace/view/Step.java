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
record Step(Sequence sequence, Object life, Tally takenBack, Tally given) {
    private static final Key ANY = Key.of("any");

    /// Whether the step can be left out, since it changes nothing by itself.
    boolean isIdle() {
        Tally net = new Contributions().at(ANY);
        net.absorb(takenBack);
        net.absorb(given);
        return net.isIdle();
    }

    /// What the steps come to: all amounts, the offers of each fact's last image, and everything
    /// that was taken back: also images that came and went within the steps, since whoever asked the
    /// facts in between may have seen them.
    static Tally net(List<Step> steps) {
        Tally net = new Contributions().at(ANY);
        Map<Object, Tally> lastImages = new LinkedHashMap<>();
        for (Step step : steps) {
            net.absorbAmounts(step.takenBack);
            net.absorbAmounts(step.given);
            net.absorbExtremes(step.takenBack);
            lastImages.put(step.life, step.given);
        }
        lastImages.values().forEach(net::absorbExtremes);
        return net;
    }
}
