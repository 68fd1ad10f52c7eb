package dev.millrace.tracker.classify;

import java.util.Set;

/// The kind of device of an agent. Browsers say it by convention: phones say `Mobile`, an Android
/// device that does not is a tablet or a television; the rest are desktops if their system is one.
enum Device {
    DESKTOP("desktop"), MOBILE("mobile"), TABLET("tablet"), BOT("bot"), UNKNOWN("");

    private static final Set<String> DESKTOP_SYSTEMS = Set.of("Windows", "Mac OS X", "Mac OS",
            "Linux", "Ubuntu", "Debian", "Fedora", "Red Hat", "CentOS", "Arch Linux", "Gentoo",
            "SUSE", "Kubuntu", "Linux Mint", "Mageia", "Mandriva", "Slackware", "Chrome OS",
            "FreeBSD", "OpenBSD", "NetBSD", "Solaris", "BeOS", "Haiku", "AIX");
    private final String label;

    Device(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// @param system the system's name by the rules of ua-parser
    static Device of(String agent, String system) {
        if (isTablet(agent)) {
            return TABLET;
        }
        if (agent.contains("Mobi") || agent.contains("iPhone") || agent.contains("iPod")
                || agent.contains("Opera Mini") || agent.contains("Windows Phone")) {
            return MOBILE;
        }
        if (system.equals("Android")) {
            return TABLET;
        }
        return DESKTOP_SYSTEMS.contains(system) ? DESKTOP : UNKNOWN;
    }

    private static boolean isTablet(String agent) {
        return agent.contains("iPad") || agent.contains("PlayBook")
                || (agent.contains("Tablet") && !agent.contains("Tablet PC"))
                || (agent.contains("Silk/") && !agent.contains("Mobi"));
    }
}
