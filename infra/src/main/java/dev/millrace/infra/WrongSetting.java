package dev.millrace.infra;

/// A setting that stops the synthesis; the message names it and says what to do.
final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongSetting(String message) {
        super(message);
    }
}
