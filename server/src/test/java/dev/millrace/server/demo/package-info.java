@NullMarked
package dev.millrace.server.demo;

import org.jspecify.annotations.NullMarked;
