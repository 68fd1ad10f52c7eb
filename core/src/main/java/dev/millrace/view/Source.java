package dev.millrace.view;

import dev.millrace.item.Item;
import dev.millrace.item.Key;
import java.util.function.Function;
import java.util.function.Predicate;

/// Where facts come from: those items of a table whose key is covered, read as `T`.
///
/// @param name for messages
/// @param covers whether an item of the table is one of these facts; decided by the key alone
/// @param reader what a fact says; it may throw, and the fact then goes to quarantine
public record Source<T>(
        String name, String table, Predicate<Key> covers, Function<Item, T> reader) {}
