package dev.millrace.dynamodb;

import dev.millrace.store.InvalidUpdate;
import dev.millrace.store.NoSuchTable;
import dev.millrace.store.StoreException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Says in one sentence what a failed call means and what to do.
final class Failures {
    private static final Set<String> CREDENTIALS = Set.of("UnrecognizedClientException",
            "InvalidSignatureException", "IncompleteSignatureException", "ExpiredTokenException",
            "ExpiredToken", "MissingAuthenticationTokenException", "MissingAuthenticationToken",
            "InvalidClientTokenId", "SignatureDoesNotMatch", "RequestExpired");

    private Failures() {}

    /// @throws IllegalArgumentException where the request itself breaks a limit of DynamoDB
    static StoreException of(String action, String table, SdkException failure) {
        return failure instanceof AwsServiceException answer
                ? answered(action, table, answer)
                : unanswered(failure);
    }

    private static StoreException answered(String action, String table,
            AwsServiceException answer) {
        String code = Fault.code(answer);
        AwsErrorDetails details = answer.awsErrorDetails();
        String message = details == null
                ? String.valueOf(answer.getMessage())
                : String.valueOf(details.errorMessage());
        if (CREDENTIALS.contains(code)) {
            return new StoreException("AWS does not accept the credentials (" + message
                    + "): check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN or"
                    + " AWS_PROFILE, and this machine's clock", answer);
        }
        return switch (code) {
            case "ResourceNotFoundException", "TableNotFoundException" -> new NoSuchTable(table);
            case "AccessDeniedException", "AccessDenied" -> new StoreException(
                    "AWS does not allow dynamodb:" + action + on(table) + " (" + message
                            + "): add this action to the policy of the user or role",
                    answer);
            case "ValidationException" -> invalid(message, answer);
            default -> busy(action, table, code + ": " + message, answer);
        };
    }

    private static StoreException busy(String action, String table, String reason,
            AwsServiceException answer) {
        return Fault.of(answer) == Fault.REFUSED
                ? new StoreException(action + on(table) + " was refused: " + reason, answer)
                : new StoreException(action + on(table) + " did not succeed in time (" + reason
                        + "): try again later, or raise the table's capacity", answer);
    }

    /// DynamoDB has one exception for a broken request and for an update that does not fit
    /// the item.
    static StoreException invalid(String message, Throwable cause) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("document path") || text.contains("incorrect data type")
                || text.contains("incorrect operand type")) {
            return new InvalidUpdate(message);
        }
        throw new IllegalArgumentException("DynamoDB refuses the request: " + message, cause);
    }

    private static StoreException unanswered(SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("load credentials")) {
            return new StoreException("there are no AWS credentials: set AWS_PROFILE, or"
                    + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (any will do for an endpoint of"
                    + " your own)", failure);
        }
        if (message.contains("load region")) {
            return noRegion(failure);
        }
        return Fault.network(failure)
                .map(network -> new StoreException("DynamoDB cannot be reached (" + network
                        + "): check the network, AWS_REGION and AWS_ENDPOINT_URL", failure))
                .orElseGet(() -> new StoreException("DynamoDB could not be called: " + message,
                        failure));
    }

    static StoreException noRegion(SdkException failure) {
        return new StoreException("there is no AWS region: set AWS_REGION, such as eu-central-1",
                failure);
    }

    private static String on(String table) {
        return table.isEmpty() ? "" : " on table " + table;
    }
}
