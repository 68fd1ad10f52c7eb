/// Who is calling: tokens of an OpenID Connect issuer or of the development sign-in, verified into
/// principals. Start at `Tokens`.
@NullMarked
package dev.millrace.server.identity;

import org.jspecify.annotations.NullMarked;
