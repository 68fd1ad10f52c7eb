package dev.millrace.store;

/// How fresh a read is: a strong read sees every write that was acknowledged before it, and costs
/// twice an eventual one.
public enum Consistency {
    EVENTUAL, STRONG;

    public boolean isEventual() {
        return this == EVENTUAL;
    }
}
