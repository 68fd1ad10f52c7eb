package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;

/// Finds the facts that may count towards a view item as they stand now. It may give too many: what
/// counts towards other items is left out. It must not leave one out.
@FunctionalInterface
public interface Requery {
    Iterable<Item> facts(Key viewItem, FactReader reader);
}
