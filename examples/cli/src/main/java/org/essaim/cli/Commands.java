package org.essaim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.essaim.cli.demo.DemoCommand;
import org.essaim.indicator.Period;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** All commands and how they hang together; itself the command {@code essaim}. */
@Command(name = "essaim", versionProvider = Commands.Version.class)
final class Commands implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT)
    private boolean debug;

    @Spec
    private @Nullable CommandSpec spec;

    private Commands() {}

    /** The command line, ready to execute. */
    static CommandLine of(Program program) {
        Commands root = new Commands();
        CommandLine line = new CommandLine(root)
                .addSubcommand(new InitCommand(program))
                .addSubcommand(
                        "structure",
                        new CommandLine(new Group())
                                .addSubcommand(new StructureAddCommand(program))
                                .addSubcommand(new StructureListCommand(program)))
                .addSubcommand(new TemplateCommand(program))
                .addSubcommand(new SniffCommand(program))
                .addSubcommand(new ImportCommand(program))
                .addSubcommand(new TimeCommand(program))
                .addSubcommand(new CommandLine(new LabelsCommand(program))
                        .addSubcommand(new LabelsMapCommand(program))
                        .addSubcommand(new LabelsHistoryCommand(program)))
                .addSubcommand(new HoursCommand(program))
                .addSubcommand(new TimesheetCommand(program))
                .addSubcommand(new DiffCommand(program))
                .addSubcommand(new CommandLine(new ProposalsCommand(program))
                        .addSubcommand("accept", new SettleCommand(program, true))
                        .addSubcommand("refuse", new SettleCommand(program, false)))
                .addSubcommand(new CloseCommand(program))
                .addSubcommand(new ReopenCommand(program))
                .addSubcommand(
                        "statement",
                        new CommandLine(new Group())
                                .addSubcommand("draft", new StatementCommand(program, false))
                                .addSubcommand("issue", new StatementCommand(program, true))
                                .addSubcommand(new StatementDiffCommand(program)))
                .addSubcommand(
                        "claim",
                        new CommandLine(new Group())
                                .addSubcommand(new ClaimSubmitCommand(program))
                                .addSubcommand(new ClaimSettleCommand(program))
                                .addSubcommand(new ClaimPayCommand(program))
                                .addSubcommand(new ClaimRecoverCommand(program))
                                .addSubcommand(new ClaimListCommand(program)))
                .addSubcommand(
                        "programme",
                        new CommandLine(new Group())
                                .addSubcommand(new ProgrammeListCommand(program))
                                .addSubcommand(new ProgrammeShowCommand(program))
                                .addSubcommand(new ProgrammeCreateCommand(program))
                                .addSubcommand(new ProgrammeCallCommand(program))
                                .addSubcommand(new ProgrammeApplyCommand(program))
                                .addSubcommand(new ProgrammeDecideCommand(program))
                                .addSubcommand(new ProgrammeEnrolCommand(program))
                                .addSubcommand(new ProgrammeMoveCommand(program))
                                .addSubcommand(new ProgrammeUndoCommand(program))
                                .addSubcommand(new ProgrammeChooseCommand(program))
                                .addSubcommand(new ProgrammeParticipantsCommand(program))
                                .addSubcommand(new ProgrammeSessionCommand(program))
                                .addSubcommand(new ProgrammeRegisterCommand(program))
                                .addSubcommand(new ProgrammeAttendCommand(program))
                                .addSubcommand(new ProgrammeSessionsCommand(program))
                                .addSubcommand(new ProgrammeSheetCommand(program))
                                .addSubcommand(new ProgrammeCalendarCommand(program))
                                .addSubcommand(new ProgrammeTimeCommand(program))
                                .addSubcommand(new ProgrammeCommunityCommand(program))
                                .addSubcommand(new ProgrammeMemberCommand(program))
                                .addSubcommand(new ProgrammePracticeCommand(program))
                                .addSubcommand(new ProgrammeTrainingCommand(program))
                                .addSubcommand(new ProgrammeFunnelCommand(program))
                                .addSubcommand(new ProgrammeHistoryCommand(program))
                                .addSubcommand(new ProgrammeTemplateCommand(program))
                                .addSubcommand(new ProgrammeLeafletCommand(program)))
                .addSubcommand("pay", new CommandLine(new Group()).addSubcommand(new PayCompareCommand(program)))
                .addSubcommand(
                        "people",
                        new CommandLine(new Group())
                                .addSubcommand(new PeopleRecordCommand(program))
                                .addSubcommand(new PeopleMeasuresCommand(program)))
                .addSubcommand(
                        "resource",
                        new CommandLine(new Group())
                                .addSubcommand(new ResourceRecordCommand(program))
                                .addSubcommand(new ResourceListCommand(program)))
                .addSubcommand(
                        "project",
                        new CommandLine(new Group())
                                .addSubcommand(new ProjectRecordCommand(program))
                                .addSubcommand(new ProjectFindCommand(program))
                                .addSubcommand(new ProjectSheetCommand(program)))
                .addSubcommand(
                        "sheet",
                        new CommandLine(new Group())
                                .addSubcommand(new SheetRenderCommand(program))
                                .addSubcommand(new SheetSaveCommand(program)))
                .addSubcommand(
                        "experience",
                        new CommandLine(new Group())
                                .addSubcommand(new ExperienceSaveCommand(program))
                                .addSubcommand(new ExperienceFindCommand(program))
                                .addSubcommand(new ExperienceRenderCommand(program))
                                .addSubcommand(new ExperienceWithdrawCommand(program)))
                .addSubcommand(new NewsletterCommand(program))
                .addSubcommand(
                        "questionnaire",
                        new CommandLine(new Group())
                                .addSubcommand(new QuestionnaireListCommand(program))
                                .addSubcommand(new QuestionnaireLoadCommand(program))
                                .addSubcommand(new QuestionnaireValidateCommand(program))
                                .addSubcommand(new QuestionnaireConvertCommand(program))
                                .addSubcommand(new QuestionnaireDiffCommand(program))
                                .addSubcommand(new QuestionnairePrintCommand(program))
                                .addSubcommand(new QuestionnaireRekeyCommand(program))
                                .addSubcommand(new QuestionnaireSummariseCommand(program))
                                .addSubcommand(new QuestionnaireCompareCommand(program)))
                .addSubcommand(
                        "campaign",
                        new CommandLine(new Group())
                                .addSubcommand(new CampaignListCommand(program))
                                .addSubcommand(new CampaignPrepareCommand(program))
                                .addSubcommand("open", new CampaignStatusCommand(program, true))
                                .addSubcommand(new CampaignInviteCommand(program))
                                .addSubcommand(new CampaignAnswerCommand(program))
                                .addSubcommand("close", new CampaignStatusCommand(program, false)))
                .addSubcommand(new IndicatorsCommand(program))
                .addSubcommand(new DashboardCommand(program))
                .addSubcommand(
                        "export",
                        new CommandLine(new Group())
                                .addSubcommand(new ExportJournalCommand(program))
                                .addSubcommand(new ExportStatementCommand(program))
                                .addSubcommand(new ExportIndicatorsCommand(program))
                                .addSubcommand(new ExportSheetsCommand(program)))
                .addSubcommand(new VerifyCommand(program))
                .addSubcommand(new EvidenceCommand(program))
                .addSubcommand(new CertificateCommand(program))
                .addSubcommand(new ExplainCommand(program))
                .addSubcommand(new SealsCommand(program))
                .addSubcommand(new EraseCommand(program))
                .addSubcommand(new ErasuresCommand(program))
                .addSubcommand(new RetentionCommand(program))
                .addSubcommand(new HoldCommand(program))
                .addSubcommand(
                        "key",
                        new CommandLine(new Group())
                                .addSubcommand(new KeyReplaceCommand(program))
                                .addSubcommand(new KeyRetireCommand(program)))
                .addSubcommand(
                        "agreements", new CommandLine(new Group()).addSubcommand(new AgreementsLintCommand(program)))
                .addSubcommand(
                        "funding",
                        new CommandLine(new Group())
                                .addSubcommand(new FundingOutlookCommand(program))
                                .addSubcommand(new FundingWhatIfCommand(program)))
                .addSubcommand(
                        "budget",
                        new CommandLine(new Group())
                                .addSubcommand(new BudgetPlanCommand(program))
                                .addSubcommand(new BudgetForecastCommand(program))
                                .addSubcommand(new BudgetReportCommand(program)))
                .addSubcommand(
                        "pack",
                        new CommandLine(new Group())
                                .addSubcommand(new PackCheckCommand(program))
                                .addSubcommand(new PackSchemaCommand(program)))
                .addSubcommand(new SimulateCommand(program))
                .addSubcommand(new DemoCommand(program.locale()));
        // Read before anything else, by picocli or by Texts, and by no field.
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .scopeType(ScopeType.INHERIT)
                        .build())
                .addOption(
                        OptionSpec.builder("-V", "--version").versionHelp(true).build())
                .addOption(OptionSpec.builder("--lang")
                        .type(Language.class)
                        .paramLabel("fr|en")
                        .scopeType(ScopeType.INHERIT)
                        .build());
        WrongUse wrongUse = new WrongUse(program);
        Surroundings machine = program.machine();
        return line.setResourceBundle(program.texts().bundle())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(110)
                .setOut(new PrintWriter(machine.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(machine.err(), true, StandardCharsets.UTF_8))
                .registerConverter(Months.class, Months::parse)
                .registerConverter(Days.class, Days::parse)
                .registerConverter(Period.class, Period::parse)
                .registerConverter(Money.class, Euros::parse)
                .registerConverter(TypedCut.class, TypedCut::parse)
                .registerConverter(Path.class, Path::of)
                .setParameterExceptionHandler((e, args) -> wrongUse.complain(e))
                .setExecutionExceptionHandler((e, command, parsed) -> wrongUse.fail(e, root.debug));
    }

    @Override
    public void run() {
        group(spec);
    }

    /** A command that only holds others. */
    @Command
    static final class Group implements Runnable {
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public void run() {
            group(spec);
        }
    }

    private static void group(@Nullable CommandSpec spec) {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        throw new CommandLine.ParameterException(line, "");
    }

    /** The version in the jar's own record. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties pom = new Properties();
            try (InputStream in =
                    Commands.class.getResourceAsStream("/META-INF/maven/org.essaim/essaim-cli/pom.properties")) {
                if (in != null) {
                    pom.load(in);
                }
            }
            return new String[] {"essaim " + pom.getProperty("version", "?")};
        }
    }
}
