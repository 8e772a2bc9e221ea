package org.dragoman;

import org.dragoman.backup.PrivateFolder;
import org.dragoman.cli.BackupCommand;
import org.dragoman.cli.BadgesCommand;
import org.dragoman.cli.CheckCommand;
import org.dragoman.cli.DemoCommand;
import org.dragoman.cli.RestoreCommand;
import org.dragoman.cli.ServeCommand;
import org.dragoman.cli.VerifyCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The door of the house: {@code dragoman} and its subcommands. */
@Command(
        name = "dragoman",
        mixinStandardHelpOptions = true,
        versionProvider = Dragoman.Version.class,
        description = "A live-session server for multilingual conferences.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            VerifyCommand.class,
            BadgesCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
public final class Dragoman {
    private Dragoman() {}

    public static void main(String[] args) {
        PrivateFolder.keepToOurselves();
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Dragoman());
        line.getSubcommands().values().forEach(sub -> sub.addMixin("help", new HelpOption()));
        return line;
    }

    /** {@code --help} of a subcommand. */
    @Command(mixinStandardHelpOptions = true)
    static final class HelpOption {}

    /** What {@code --version} prints. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"dragoman " + Server.version()};
        }
    }
}
