package dev.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.messages.Refusal;
import dev.millrace.messages.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What the parts of [MessagesContract] share.
public interface ChatUnderTest {
    /// The application on an empty store.
    Chat chat();

    static void refuses(Refusal refusal, ThrowingCallable operation) {
        Refused refused = catchThrowableOfType(Refused.class, operation);
        assertThat(refused).as("%s", refusal).isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
    }
}
