package dev.millrace.messages;

/// An operation was refused, by the caller's fault; nothing was written.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Refusal refusal;

    public Refused(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
