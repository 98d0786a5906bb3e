package org.essaim.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Label;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Looks at contracts from outside: what their rules are, and what they say of an adapter that breaks one. */
final class Contracts {
    private static final int MOST_RUNS = 6;

    private Contracts() {}

    /** The rules of a contract, by number. */
    static SortedMap<String, String> rules(Class<?> contract) {
        SortedMap<String, String> rules = new TreeMap<>();
        for (Class<?> type = contract; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                String text = text(method);
                if (!text.isEmpty()) {
                    String before = rules.put(text.split(" ", 2)[0], text);
                    assertThat(before)
                            .as("the rule that has the number of [%s] too", text)
                            .isNull();
                }
            }
        }
        return rules;
    }

    /** The rules of a contract that jqwik runs. */
    private static SortedSet<String> laws(Class<?> contract) {
        SortedSet<String> laws = new TreeSet<>();
        for (Class<?> type = contract; type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Label.class)) {
                    laws.add(text(method).split(" ", 2)[0]);
                }
            }
        }
        return laws;
    }

    private static String text(Method method) {
        if (method.isAnnotationPresent(DisplayName.class)) {
            return method.getAnnotation(DisplayName.class).value();
        }
        return method.isAnnotationPresent(Label.class)
                ? method.getAnnotation(Label.class).value()
                : "";
    }

    /** Says that a broken adapter is known for each rule, and none for a rule that is not there. */
    static void everyRuleIsBroken(Class<?> contract, Stream<Arguments> faults) {
        SortedSet<String> broken =
                faults.map(fault -> (String) fault.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken)
                .as("the rules of %s that a broken adapter is known for", contract.getSimpleName())
                .containsExactlyElementsOf(rules(contract).keySet());
    }

    /**
     * Runs one rule of a contract over an adapter that breaks it, and looks at what a stranger is told.
     *
     * @param contract the contract
     * @param run the contract with that adapter; public constructor, nested in a test, so that no build runs it by itself
     * @param rule the number of the rule
     * @param text what is said
     */
    static void isFound(Class<?> contract, Class<?> run, String rule, String text) {
        boolean law = laws(contract).contains(rule);
        List<String> failures = failures(run, rule, law ? "jqwik" : "junit-jupiter");
        // A law draws its cases, few enough for a slow adapter: what one run does not meet, another one does.
        for (int runs = 1; law && failures.isEmpty() && runs < MOST_RUNS; runs++) {
            failures = failures(run, rule, "jqwik");
        }
        assertThat(failures).as("the failures of %s", rule).hasSize(1);
        assertThat(failures.get(0)).contains(rule + ": ").contains(text);
    }

    private static List<String> failures(Class<?> run, String rule, String engine) {
        List<String> failures = new ArrayList<>();
        PostDiscoveryFilter onlyThisRule = found -> FilterResult.includedIf(
                !found.isTest() || found.getDisplayName().startsWith(rule + " "));
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(run))
                                .filters(EngineFilter.includeEngines(engine))
                                .filters(onlyThisRule)
                                // This failure is wanted: it does not belong on the console.
                                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable().ifPresent(e -> failures.add(String.valueOf(e.getMessage())));
                            }
                        });
        return failures;
    }
}
