package dev.millrace.tracker;

/// The program that made a request, as its User-Agent header tells: `Firefox`, `106`, `Windows`,
/// and the kind of device: `desktop`, `mobile`, `tablet` or `bot`; each `""` where unknown.
public record Agent(String browser, String version, String system, String device) {
    public static final Agent UNKNOWN = new Agent("", "", "", "");
}
