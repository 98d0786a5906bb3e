package org.essaim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
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

    /** The command line, ready to execute these arguments. */
    static CommandLine of(Program program, String... args) {
        Commands root = new Commands();
        CommandLine line = new CommandLine(root);
        Map<String, Supplier<CommandLine>> all = all(program);
        // Whoever names one at once gets that one alone: making a hundred takes longer than most of them do.
        Collection<String> made = args.length > 0 && all.containsKey(args[0]) ? List.of(args[0]) : all.keySet();
        made.forEach(name ->
                line.addSubcommand(name, Objects.requireNonNull(all.get(name)).get()));
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
                .setParameterExceptionHandler((e, given) -> wrongUse.complain(e))
                .setExecutionExceptionHandler((e, command, parsed) -> wrongUse.fail(e, root.debug));
    }

    /** Each command with what makes it, in the order in which help tells of them. */
    private static Map<String, Supplier<CommandLine>> all(Program program) {
        Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
        all.put("init", () -> new CommandLine(new InitCommand(program)));
        all.put(
                "structure",
                () -> new CommandLine(new Group())
                        .addSubcommand(new StructureAddCommand(program))
                        .addSubcommand(new StructureListCommand(program)));
        all.put("template", () -> new CommandLine(new TemplateCommand(program)));
        all.put("sniff", () -> new CommandLine(new SniffCommand(program)));
        all.put("import", () -> new CommandLine(new ImportCommand(program)));
        all.put("time", () -> new CommandLine(new TimeCommand(program)));
        all.put(
                "labels",
                () -> new CommandLine(new LabelsCommand(program))
                        .addSubcommand(new LabelsMapCommand(program))
                        .addSubcommand(new LabelsHistoryCommand(program)));
        all.put("hours", () -> new CommandLine(new HoursCommand(program)));
        all.put("timesheet", () -> new CommandLine(new TimesheetCommand(program)));
        all.put("diff", () -> new CommandLine(new DiffCommand(program)));
        all.put(
                "proposals",
                () -> new CommandLine(new ProposalsCommand(program))
                        .addSubcommand("accept", new SettleCommand(program, true))
                        .addSubcommand("refuse", new SettleCommand(program, false)));
        all.put("close", () -> new CommandLine(new CloseCommand(program)));
        all.put("reopen", () -> new CommandLine(new ReopenCommand(program)));
        all.put(
                "statement",
                () -> new CommandLine(new Group())
                        .addSubcommand("draft", new StatementCommand(program, false))
                        .addSubcommand("issue", new StatementCommand(program, true))
                        .addSubcommand(new StatementDiffCommand(program)));
        all.put(
                "claim",
                () -> new CommandLine(new Group())
                        .addSubcommand(new ClaimSubmitCommand(program))
                        .addSubcommand(new ClaimSettleCommand(program))
                        .addSubcommand(new ClaimPayCommand(program))
                        .addSubcommand(new ClaimRecoverCommand(program))
                        .addSubcommand(new ClaimListCommand(program)));
        all.put(
                "programme",
                () -> new CommandLine(new Group())
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
                        .addSubcommand(new ProgrammeLeafletCommand(program)));
        all.put("pay", () -> new CommandLine(new Group()).addSubcommand(new PayCompareCommand(program)));
        all.put(
                "people",
                () -> new CommandLine(new Group())
                        .addSubcommand(new PeopleRecordCommand(program))
                        .addSubcommand(new PeopleMeasuresCommand(program)));
        all.put(
                "resource",
                () -> new CommandLine(new Group())
                        .addSubcommand(new ResourceRecordCommand(program))
                        .addSubcommand(new ResourceListCommand(program)));
        all.put(
                "project",
                () -> new CommandLine(new Group())
                        .addSubcommand(new ProjectRecordCommand(program))
                        .addSubcommand(new ProjectFindCommand(program))
                        .addSubcommand(new ProjectSheetCommand(program)));
        all.put(
                "sheet",
                () -> new CommandLine(new Group())
                        .addSubcommand(new SheetRenderCommand(program))
                        .addSubcommand(new SheetSaveCommand(program)));
        all.put(
                "experience",
                () -> new CommandLine(new Group())
                        .addSubcommand(new ExperienceSaveCommand(program))
                        .addSubcommand(new ExperienceFindCommand(program))
                        .addSubcommand(new ExperienceRenderCommand(program))
                        .addSubcommand(new ExperienceWithdrawCommand(program)));
        all.put("newsletter", () -> new CommandLine(new NewsletterCommand(program)));
        all.put(
                "questionnaire",
                () -> new CommandLine(new Group())
                        .addSubcommand(new QuestionnaireListCommand(program))
                        .addSubcommand(new QuestionnaireLoadCommand(program))
                        .addSubcommand(new QuestionnaireValidateCommand(program))
                        .addSubcommand(new QuestionnaireConvertCommand(program))
                        .addSubcommand(new QuestionnaireDiffCommand(program))
                        .addSubcommand(new QuestionnairePrintCommand(program))
                        .addSubcommand(new QuestionnaireRekeyCommand(program))
                        .addSubcommand(new QuestionnaireSummariseCommand(program))
                        .addSubcommand(new QuestionnaireCompareCommand(program)));
        all.put(
                "campaign",
                () -> new CommandLine(new Group())
                        .addSubcommand(new CampaignListCommand(program))
                        .addSubcommand(new CampaignPrepareCommand(program))
                        .addSubcommand("open", new CampaignStatusCommand(program, true))
                        .addSubcommand(new CampaignInviteCommand(program))
                        .addSubcommand(new CampaignAnswerCommand(program))
                        .addSubcommand("close", new CampaignStatusCommand(program, false)));
        all.put("indicators", () -> new CommandLine(new IndicatorsCommand(program)));
        all.put("dashboard", () -> new CommandLine(new DashboardCommand(program)));
        all.put(
                "export",
                () -> new CommandLine(new Group())
                        .addSubcommand(new ExportJournalCommand(program))
                        .addSubcommand(new ExportStatementCommand(program))
                        .addSubcommand(new ExportIndicatorsCommand(program))
                        .addSubcommand(new ExportSheetsCommand(program)));
        all.put("verify", () -> new CommandLine(new VerifyCommand(program)));
        all.put("evidence", () -> new CommandLine(new EvidenceCommand(program)));
        all.put("certificate", () -> new CommandLine(new CertificateCommand(program)));
        all.put("explain", () -> new CommandLine(new ExplainCommand(program)));
        all.put("seals", () -> new CommandLine(new SealsCommand(program)));
        all.put("erase", () -> new CommandLine(new EraseCommand(program)));
        all.put("erasures", () -> new CommandLine(new ErasuresCommand(program)));
        all.put("retention", () -> new CommandLine(new RetentionCommand(program)));
        all.put("hold", () -> new CommandLine(new HoldCommand(program)));
        all.put(
                "key",
                () -> new CommandLine(new Group())
                        .addSubcommand(new KeyReplaceCommand(program))
                        .addSubcommand(new KeyRetireCommand(program)));
        all.put("agreements", () -> new CommandLine(new Group()).addSubcommand(new AgreementsLintCommand(program)));
        all.put(
                "funding",
                () -> new CommandLine(new Group())
                        .addSubcommand(new FundingOutlookCommand(program))
                        .addSubcommand(new FundingWhatIfCommand(program)));
        all.put(
                "budget",
                () -> new CommandLine(new Group())
                        .addSubcommand(new BudgetPlanCommand(program))
                        .addSubcommand(new BudgetForecastCommand(program))
                        .addSubcommand(new BudgetReportCommand(program)));
        all.put(
                "pack",
                () -> new CommandLine(new Group())
                        .addSubcommand(new PackCheckCommand(program))
                        .addSubcommand(new PackSchemaCommand(program)));
        all.put("simulate", () -> new CommandLine(new SimulateCommand(program)));
        all.put("demo", () -> new CommandLine(new DemoCommand(program.locale())));
        return all;
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
