package dev.millrace.server.cli;

import dev.millrace.api.Application;
import dev.millrace.api.MessagesReplies;
import dev.millrace.messages.Anchor;
import dev.millrace.messages.Answer;
import dev.millrace.messages.Conversation;
import dev.millrace.messages.ConversationPage;
import dev.millrace.messages.Message;
import dev.millrace.messages.MessagePage;
import dev.millrace.messages.Messenger;
import dev.millrace.messages.Person;
import dev.millrace.messages.SampleConversations;
import dev.millrace.store.Capacity;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `millrace messages …`: sample conversations, and the two patterns of reading them.
@Command(name = "messages", mixinStandardHelpOptions = true, description = "Load sample messages, show conversations.")
final class MessagesCommand implements Runnable {
    private static final int MOST = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /// Who asks, and how much is wanted.
    static final class Asked {
        @Option(names = "--user", paramLabel = "HANDLE", defaultValue = MessagesSample.FIRST, description = "Whose conversations (default: andrewbrown).")
        private String user = MessagesSample.FIRST;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many at most, 1 to 100 (default: 20).")
        private int limit = 1;

        private int limit() {
            if (limit < 1 || limit > MOST) {
                throw new WrongUsage("--limit is from 1 to " + MOST + ": " + limit);
            }
            return limit;
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "say what to do: seed, get-conversation or list-conversations");
    }

    @Command(mixinStandardHelpOptions = true, description = "Load sample users and conversations, the seed's group among them; what is there stays.")
    int seed(@Mixin CommonOptions common,
            @Option(names = "--people", paramLabel = "N", defaultValue = "3", description = "Users (default: 3).") int people,
            @Option(names = "--messages", paramLabel = "N", defaultValue = ""
                    + MessagesSample.MESSAGES, description = "Messages in the seed's group (default: 104).") int messages) {
        if (people < MessagesSample.PEOPLE || messages < 1) {
            throw new WrongUsage("--people is at least 3, --messages at least 1");
        }
        Console console = Console.of(common, spec);
        try (Workspace workspace = Workspace.open(common);
                Storage.Upkeep upkeep = workspace.storage().upkeep(console::warn)) {
            MessagesSample.Loaded loaded = new MessagesSample(workspace.store(),
                    InstantSource.system()).load(people, messages);
            upkeep.settle();
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("users", loaded.handles().size());
            result.put("messages", loaded.messages());
            result.put("message_group_uuid", SampleConversations.SEED_GROUP);
            console.result(result, () -> loaded.handles().size() + " users, " + loaded.messages()
                    + " new messages; the group " + SampleConversations.SEED_GROUP);
            console.cost(loaded.used());
        }
        return 0;
    }

    @Command(name = "get-conversation", mixinStandardHelpOptions = true, description = "Print the newest messages of a conversation, the oldest of them first, and the capacity consumed.")
    int conversation(@Mixin CommonOptions common, @Mixin Asked asked,
            @Parameters(arity = "0..1", paramLabel = "GROUP", description = "The message group's uuid (default: the seed's).") Optional<UUID> group) {
        return with(common, asked, (console, messenger, person) -> {
            Answer<MessagePage> page = messenger.messages()
                    .page(person.uuid(), group.orElse(SampleConversations.SEED_GROUP),
                            Anchor.NEWEST, asked.limit());
            List<Message> messages = page.value().messages();
            Columns columns = new Columns("TIME", "HANDLE", "MESSAGE");
            messages.forEach(each -> columns.row(each.createdAt(), each.sender().handle(),
                    each.text()));
            print(console, messages.stream().map(MessagesReplies::message).toList(), columns,
                    page.used());
        });
    }

    @Command(name = "list-conversations", mixinStandardHelpOptions = true, description = "Print a user's conversations, the newest first, and the capacity consumed.")
    int conversations(@Mixin CommonOptions common, @Mixin Asked asked) {
        return with(common, asked, (console, messenger, person) -> {
            Answer<ConversationPage> page = messenger.conversations()
                    .list(person.uuid(), Optional.empty(), asked.limit());
            Columns columns = new Columns("GROUP", "TIME", "UNREAD", "WITH", "MESSAGE");
            page.value().conversations().forEach(each -> columns.row(cells(each)));
            print(console, page.value()
                    .conversations()
                    .stream()
                    .map(MessagesReplies::conversation)
                    .toList(), columns, page.used());
        });
    }

    private static Object[] cells(Conversation each) {
        return new Object[]{each.group(),
                each.last().map(last -> last.createdAt().toString()).orElse(""), each.unread(),
                each.other().map(Person::handle).orElse(each.title()),
                each.last().map(Conversation.Preview::text).orElse("")};
    }

    private static void print(Console console, List<?> rows, Columns columns, Capacity used) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("items", rows);
        Map<String, Object> capacity = new LinkedHashMap<>();
        capacity.put("read_units", used.readUnits());
        capacity.put("write_units", used.writeUnits());
        result.put("consumed_capacity", capacity);
        console.result(result, columns::toString);
        console.cost(used);
    }

    private int with(CommonOptions common, Asked asked, Action action) {
        Console console = Console.of(common, spec);
        try (Workspace workspace = Workspace.open(common, Application.MESSAGES)) {
            Messenger messenger = new Messenger(workspace.store(), InstantSource.system(),
                    new SecureRandom());
            Person person = messenger.users()
                    .byHandle(asked.user)
                    .value()
                    .orElseThrow(() -> new Failure("there is nobody called " + asked.user
                            + "; `millrace messages seed` makes sample users"));
            action.run(console, messenger, person);
        }
        return 0;
    }

    /// What a subcommand shows of a user's messages.
    private interface Action {
        void run(Console console, Messenger messenger, Person person);
    }
}
