package dev.millrace.infra;

import software.amazon.awscdk.App;

/// What the `cdk` command runs: reads the settings from its context and writes the templates.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        App app = MillraceApp.newApp();
        try {
            MillraceApp.fill(app, Settings.of(app.getNode()).deployment());
        } catch (WrongSetting e) {
            System.err.println("millrace: " + e.getMessage());
            System.exit(2);
        }
        app.synth();
    }
}
