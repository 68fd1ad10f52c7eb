/// JSON texts, read into trees and written from maps, lists and values. Uses nothing else of
/// Millrace. Start at [dev.millrace.json.Json].
@NullMarked
package dev.millrace.json;

import org.jspecify.annotations.NullMarked;
