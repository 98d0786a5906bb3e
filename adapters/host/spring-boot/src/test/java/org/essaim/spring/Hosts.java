package org.essaim.spring;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import org.essaim.Essaim;
import org.essaim.document.Digest;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Perimeter;
import org.essaim.pack.Packs;
import org.essaim.spi.TimeSource;
import org.essaim.time.Fact;
import org.essaim.time.FactKind;
import org.essaim.time.Interval;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;

/** Hosts to put Essaim into, and a little work to do in them. */
final class Hosts {
    static final String KEY = "1f".repeat(32);
    static final YearMonth JANUARY = YearMonth.of(2025, 1);
    static final CurrentActor EVERYBODY = () -> new Actor("host", Perimeter.all());

    private Hosts() {}

    /** A host with a database of its own and the key in its environment. */
    static ApplicationContextRunner host() {
        return keyless(Map.of("ESSAIM_KEY", KEY));
    }

    /** The same where somebody has already said who acts. */
    static ApplicationContextRunner open() {
        return host().withBean("actor", CurrentActor.class, () -> EVERYBODY);
    }

    /** A host with these variables in its environment. */
    static ApplicationContextRunner keyless(Map<String, Object> variables) {
        return new ApplicationContextRunner(() -> context(variables))
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        TransactionAutoConfiguration.class,
                        ValidationAutoConfiguration.class,
                        EssaimAutoConfiguration.class,
                        EssaimHealthAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=" + url());
    }

    static String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    private static ConfigurableApplicationContext context(Map<String, Object> variables) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setEnvironment(new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                // Asked before this object is whole.
                return variables == null ? Map.of() : variables;
            }
        });
        return context;
    }

    /** Founds the fictitious federation of two structures, S001 and S002. */
    static void found(Essaim essaim) {
        essaim.load(Packs.standard()
                .load(Path.of("src", "test", "resources", "federation"))
                .require());
    }

    /** One meeting, and rows that nobody can read. */
    static TimeSource planning(int refused) {
        return new Planning(refused);
    }

    private record Planning(int refused) implements TimeSource {
        @Override
        public String profile() {
            return "planning";
        }

        @Override
        public String name() {
            return "planning.csv";
        }

        @Override
        public boolean identified() {
            return false;
        }

        @Override
        public Reading read(Context context, Sink sink) {
            ZonedDateTime start = JANUARY.atDay(9).atTime(14, 0).atZone(context.zone());
            ZonedDateTime end = start.plusMinutes(90);
            sink.fact(
                    2,
                    Fact.builder(context.structure(), profile(), FactKind.INTERNAL)
                            .worker(context.pseudonyms().pseudonym("W-0"))
                            .label("Réunion d’équipe")
                            .planned(new Interval(
                                    start.toEpochSecond(),
                                    start.getOffset().getTotalSeconds(),
                                    end.toEpochSecond(),
                                    end.getOffset().getTotalSeconds()))
                            .build());
            for (int row = 3; row < 3 + refused; row++) {
                sink.reject(row, Finding.of(Code.MISSING_VALUE).build());
            }
            return new Reading(Digest.of("planning", new byte[] {(byte) refused}), 1L + refused);
        }
    }
}
