/// For tests of Millrace and of its users: a strict store in memory with streams of its changes,
/// and the contract that every store keeps. Uses core. Start at [dev.millrace.testkit.MemoryStore].
@NullMarked
package dev.millrace.testkit;

import org.jspecify.annotations.NullMarked;
