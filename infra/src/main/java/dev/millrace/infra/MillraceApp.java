package dev.millrace.infra;

import dev.millrace.api.Application;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/// All stacks. Each application has one of its own, with its tables, functions and API; logs, what
/// all share, and the pages have theirs, so that each lives and dies alone.
public final class MillraceApp {
    /// Behaviour of the CDK that templates depend on, fixed here so that every way of running it
    /// gives the same.
    private static final Map<String, Object> FLAGS = Map.of(
            "@aws-cdk/core:checkSecretUsage", true,
            "@aws-cdk/aws-iam:minimizePolicies", true,
            "@aws-cdk/aws-lambda:recognizeLayerVersion", true,
            "@aws-cdk/aws-s3:createDefaultLoggingPolicy", true,
            "@aws-cdk/core:enablePartitionLiterals", true);

    private MillraceApp() {}

    /// An app that writes where `cdk` says.
    public static App newApp() {
        return new App(props().build());
    }

    /// An app that writes into a folder.
    static App newApp(Path folder) {
        return new App(props().outdir(folder.toString()).build());
    }

    private static AppProps.Builder props() {
        return AppProps.builder().analyticsReporting(false).postCliContext(FLAGS);
    }

    /// Puts the stacks of a deployment into an app.
    public static void fill(App app, Deployment deployment) {
        BaseStack base = new BaseStack(app, "MillraceBase", deployment.operation());
        List<ApplicationStack> stacks = new ArrayList<>();
        for (Application application : new TreeSet<>(deployment.applications())) {
            ApplicationStack stack = new ApplicationStack(app, application, base, deployment);
            if (application == Application.TRACKER) {
                LogIntake.build(stack, deployment.logs(), bucket(app, deployment.logs()));
            }
            Schedule.build(stack, base.alarms());
            stack.watch().board(application.title());
            stacks.add(stack);
        }
        if (deployment.door().publicFigures() || deployment.door().signIn().isPresent()) {
            new PagesStack(app, "MillracePages", stacks, deployment.door());
        }
        Tags.of(app).add("Application", "Millrace");
        Aspects.of(app).add(new AwsSolutionsChecks());
    }

    private static String bucket(App app, Deployment.Logs logs) {
        return logs.bucket()
                .orElseGet(() -> new LogsStack(app, "MillraceLogs", logs.prefix()).bucketName());
    }

    static StackProps props(String description) {
        return StackProps.builder().description(description).build();
    }
}
