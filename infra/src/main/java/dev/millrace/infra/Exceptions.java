package dev.millrace.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.IConstruct;

/// Where a rule of AwsSolutions is not followed, and why, in a line each.
final class Exceptions {
    private Exceptions() {}

    static void function(Role role, DeployedFunction.Surroundings around) {
        if (around.operation().tracing() || around.network().isPresent()) {
            except(role, "AwsSolutions-IAM5", "traces go to the account as a whole, and network"
                    + " interfaces have no names before they are made",
                    "Resource::\\*");
        }
    }

    static void streams(Role role) {
        except(role, "AwsSolutions-IAM5", "a table's streams have no names before they are listed",
                "Resource::.*\\/stream\\/\\*");
    }

    static void logObjects(Role role, String prefix) {
        except(role, "AwsSolutions-IAM5", "any object below " + prefix + " is a log",
                "Resource::.*\\/\\*");
    }

    static void notificationRole(Role role) {
        except(role, "AwsSolutions-IAM5", "the CDK makes up its function's name: its log begins"
                + " with the stack's", "Resource::.*log-group.*-\\*");
    }

    static void openRoute(HttpRoute route) {
        except(route, "AwsSolutions-APIG4", "pages of a site show these figures to everybody");
    }

    static void logsAboutLogs(Bucket bucket) {
        except(bucket, "AwsSolutions-S1", "it holds access logs; logs about them feed themselves");
    }

    static void pages(Bucket files, Distribution distribution) {
        except(files, "AwsSolutions-S1", "only CloudFront reads it, public files of this project");
        except(distribution, "AwsSolutions-CFR1", "visitors come from anywhere");
        except(distribution, "AwsSolutions-CFR2", "a firewall costs more than all the rest; the"
                + " API behind limits its rate");
        except(distribution, "AwsSolutions-CFR3", "public files; the API writes down its requests");
        except(distribution, "AwsSolutions-CFR4", "CloudFront's own certificate fixes the oldest"
                + " TLS; a name of one's own lifts that");
    }

    private static void except(IConstruct construct, String rule, String reason) {
        except(construct, builder(rule, reason).build());
    }

    /// @param finding regular expression of the finding that is meant, and no other
    private static void except(IConstruct construct, String rule, String reason, String finding) {
        except(construct, builder(rule, reason)
                .appliesTo(List.of(RegexAppliesTo.builder().regex("/^" + finding + "$/").build()))
                .build());
    }

    private static void except(IConstruct construct, NagPackSuppression suppression) {
        NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
    }

    private static NagPackSuppression.Builder builder(String rule, String reason) {
        return NagPackSuppression.builder().id(rule).reason(reason);
    }
}
