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

    /// What the steps come to: all amounts, and of each fact the offers of its first image taken
    /// back and those of its last one given.
    static Tally net(List<Step> steps) {
        Tally net = new Contributions().at(ANY);
        Map<Object, Step> lives = new LinkedHashMap<>();
        for (Step step : steps) {
            net.absorbAmounts(step.takenBack);
            net.absorbAmounts(step.given);
            lives.merge(step.life, step,
                    (first, last) -> new Step(last.sequence, last.life, first.takenBack,
                            last.given));
        }
        lives.values().forEach(life -> {
            net.absorbExtremes(life.takenBack);
            net.absorbExtremes(life.given);
        });
        return net;
    }
}
