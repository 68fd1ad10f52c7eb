/// What a log line is: page, kind, agent, origin, country, visitor and campaign, decided once, when
/// the line is read. Reads `log`, makes [dev.millrace.tracker.Hit]. Start at
/// [dev.millrace.tracker.classify.Classifier].
@NullMarked
package dev.millrace.tracker.classify;

import org.jspecify.annotations.NullMarked;
