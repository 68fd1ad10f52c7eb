package dev.millrace.infra;

import dev.millrace.api.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AssetHashType;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.assets.AssetOptions;

/// The stacks of a deployment, synthesized once for all tests of a JVM: the engine behind the CDK
/// is heavy. The functions' zip is not needed: a file with a fixed hash stands for it, so that
/// templates say the same on every machine.
final class Synthesized {
    static final Deployment FULL = new Deployment(EnumSet.allOf(Application.class),
            new Deployment.Logs(Optional.empty(), "logs/", Optional.empty()),
            new Deployment.Door(List.of("https://www.example.org"), Optional.of("blog/articles/"),
                    true,
                    Optional.of(new Deployment.SignIn("https://id.example.org/pool",
                            List.of("millrace"), Optional.empty()))),
            new Deployment.Operation(Optional.of("owner@example.org"), OptionalInt.of(10), true,
                    true, false),
            code());
    /// The tracker alone, on a bucket that is there, without tracing, in a network of its own.
    static final Deployment ALONE = new Deployment(Set.of(Application.TRACKER),
            new Deployment.Logs(Optional.of("my-logs"), "access/", Optional.of("shop")),
            new Deployment.Door(List.of(), Optional.empty(), false, Optional.empty()),
            new Deployment.Operation(Optional.empty(), OptionalInt.empty(), false, false, true),
            code());
    static final Synthesized ALL = new Synthesized("all", FULL);
    static final Synthesized PRIVATE = new Synthesized("private", ALONE);

    private final App app;
    private final CloudAssembly assembly;
    private final Map<String, Template> templates = new TreeMap<>();

    private Synthesized(String name, Deployment deployment) {
        app = MillraceApp.newApp(Path.of("target", "cdk", name).toAbsolutePath());
        MillraceApp.fill(app, deployment);
        assembly = app.synth();
    }

    Template template(String stack) {
        return templates.computeIfAbsent(stack, name -> Template.fromStack(stack(name)));
    }

    Stack stack(String name) {
        return (Stack) app.getNode().findChild(name);
    }

    /// Text of all templates by file name.
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        assembly.getStacks()
                .forEach(stack -> texts.put(stack.getTemplateFile(),
                        text(Path.of(stack.getTemplateFullPath()))));
        return texts;
    }

    private static Supplier<Code> code() {
        try {
            Path zip = Files.createDirectories(Path.of("target", "cdk").toAbsolutePath())
                    .resolve("functions.zip");
            Files.writeString(zip, "stands for the functions");
            return () -> Code.fromAsset(zip.toString(), AssetOptions.builder()
                    .assetHash("functions")
                    .assetHashType(AssetHashType.CUSTOM)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
