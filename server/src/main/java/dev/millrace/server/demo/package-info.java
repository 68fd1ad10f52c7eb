/// Sample data for `millrace demo`: an access log of a small blog that does not exist. The same
/// seed and end give the same bytes, on every machine. Uses nothing but the JDK. Start at
/// [dev.millrace.server.demo.DemoLog].
@NullMarked
package dev.millrace.server.demo;

import org.jspecify.annotations.NullMarked;
