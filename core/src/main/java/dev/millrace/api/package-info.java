/// HTTP endpoints as data: method, path template, parameters, handler from request to reply. The
/// local server mounts them, other doors look them up, the OpenAPI document is written from them.
/// Start at `Endpoint`.
@NullMarked
package dev.millrace.api;

import org.jspecify.annotations.NullMarked;
