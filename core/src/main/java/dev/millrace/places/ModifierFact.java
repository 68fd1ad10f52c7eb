package dev.millrace.places;

import dev.millrace.item.Item;
import dev.millrace.item.Value;
import java.math.BigDecimal;

/// The modifier of a region as the views see it.
record ModifierFact(Regions.Region region, BigDecimal value) {
    static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    static final int MOST_DECIMALS = 6;

    /// @throws IllegalArgumentException where it is no number from 0 to a million with at most six
    ///             decimals, beyond which scores would not be exact
    static ModifierFact of(Item item) {
        if (item.find(PlacesTables.MODIFIER)
                .orElse(new Value.Nothing()) instanceof Value.Num(BigDecimal value)
                && isAllowed(value)) {
            return new ModifierFact(
                    Regions.ofModifier(PlacesTables.REGION_SCHEMA.keyOf(item)), value);
        }
        throw new IllegalArgumentException("Modifier is no number from 0 to " + MOST
                + " with at most " + MOST_DECIMALS + " decimals");
    }

    static boolean isAllowed(BigDecimal value) {
        return value.signum() >= 0 && value.compareTo(MOST) <= 0
                && value.stripTrailingZeros().scale() <= MOST_DECIMALS;
    }
}
