package dev.millrace.dynamodb;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// What a failed call means for sending it again.
enum Fault {
    /// The service did nothing, and says to try again: throttling and conflicts.
    BUSY,
    /// Nobody answers at the address: nothing was sent.
    UNREACHABLE,
    /// It was sent and no clear answer came: it may have happened.
    LOST,
    /// The answer is no.
    REFUSED;

    private static final Set<String> BUSY_CODES = Set.of("ProvisionedThroughputExceededException",
            "ProvisionedThroughputExceeded", "ThrottlingException", "ThrottlingError", "Throttling",
            "RequestLimitExceeded", "LimitExceededException", "TransactionConflictException",
            "TransactionConflict", "TransactionInProgressException",
            "ReplicatedWriteConflictException", "ContinuousBackupsUnavailableException");
    private static final int SERVER_ERROR = 500;

    static Fault of(SdkException exception) {
        return switch (exception) {
            case TransactionCanceledException cancelled -> of(cancelled);
            case AwsServiceException answer -> of(answer);
            case AbortedException _,ApiCallTimeoutException _,ApiCallAttemptTimeoutException _ ->
                LOST;
            default -> network(exception).map(Fault::of).orElse(REFUSED);
        };
    }

    /// The failure of the network that an exception tells of, if it does.
    static Optional<IOException> network(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException network) {
                return Optional.of(network);
            }
        }
        return Optional.empty();
    }

    /// The service's name of an error; what a proxy answers has none.
    static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
    }

    private static Fault of(IOException network) {
        return switch (network) {
            case ConnectException _,NoRouteToHostException _,UnknownHostException _ ->
                UNREACHABLE;
            default -> LOST;
        };
    }

    private static Fault of(AwsServiceException answer) {
        if (BUSY_CODES.contains(code(answer))) {
            return BUSY;
        }
        return answer.statusCode() >= SERVER_ERROR ? LOST : REFUSED;
    }

    /// Busy if nothing but traffic stood in the way of the transaction.
    private static Fault of(TransactionCanceledException cancelled) {
        boolean traffic = cancelled.hasCancellationReasons() && cancelled.cancellationReasons()
                .stream()
                .map(reason -> String.valueOf(reason.code()))
                .allMatch(code -> code.equals("None") || BUSY_CODES.contains(code));
        return traffic ? BUSY : REFUSED;
    }
}
