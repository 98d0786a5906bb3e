package org.essaim.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.essaim.Essaim;
import org.essaim.csv.CsvPresets;
import org.essaim.csv.CsvTimeSource;
import org.essaim.organisation.Actor;
import org.essaim.organisation.Duty;
import org.essaim.organisation.Perimeter;
import org.essaim.organisation.Pseudonymiser;
import org.essaim.pack.Packs;
import org.essaim.spi.InMemoryStore;
import org.essaim.spi.Store;
import org.essaim.time.ImportReport;
import org.essaim.time.Window;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jspecify.annotations.Nullable;

/** A servlet container with the pages in it, over a fictitious federation in memory, and browsers that look at them. */
final class House implements AutoCloseable {
    static final YearMonth JANUARY = YearMonth.of(2025, 1);
    static final String TOKEN = "jeton-de-la-maison";
    private static final long LARGEST = 200_000;

    private static final ThreadLocal<Actor> VISITOR = new ThreadLocal<>();
    private final Path folder;
    private final Tomcat tomcat = new Tomcat();
    final Store store;
    final Essaim essaim;

    House() throws IOException, LifecycleException {
        this(new InMemoryStore());
    }

    House(Store store) throws IOException, LifecycleException {
        // Machines may be slow; what is shown of long work has tests of its own.
        this(store, Duration.ofMinutes(2));
    }

    House(Store store, Duration patience) throws IOException, LifecycleException {
        this.store = store;
        folder = Files.createTempDirectory("house");
        Actor office = new Actor("office", Perimeter.all());
        essaim = Essaim.builder()
                .store(store)
                .pseudonyms(Pseudonymiser.ofHexKey("1f".repeat(32)))
                .actor(() -> Objects.requireNonNullElse(VISITOR.get(), office))
                .clock(Clock.fixed(Instant.parse("2025-06-01T08:00:00Z"), ZoneOffset.UTC))
                .build();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        Context context = tomcat.addContext("/host", folder.toString());
        EssaimPages pages = EssaimPages.builder(essaim, request -> {
                    String who = request.getHeader("X-Visitor");
                    if (who == null) {
                        throw new SecurityException("nobody");
                    }
                    String[] words = who.split(";", -1);
                    VISITOR.set(new Actor(
                            words[0],
                            words[2].equals("*")
                                    ? Perimeter.all()
                                    : Perimeter.of(Set.copyOf(Arrays.asList(words[2].split(","))))));
                    return new Visitor(
                            words[0],
                            Duty.valueOf(words[1]),
                            words[0].equals("lien") ? null : Visitor.FormToken.of("_csrf", TOKEN));
                })
                .patience(patience)
                .build();
        Wrapper wrapper = Tomcat.addServlet(context, "essaim", pages);
        wrapper.setMultipartConfigElement(new MultipartConfigElement(folder.toString(), LARGEST, LARGEST, 0));
        context.addServletMappingDecoded("/essaim/*", "essaim");
        tomcat.getConnector();
        tomcat.start();
    }

    /** Founds the federation of S001 and S002. */
    House founded() {
        essaim.load(Packs.standard()
                .load(Path.of("src", "test", "resources", "federation"))
                .require());
        return this;
    }

    /** What the planning program exports. */
    static String csv(String... rows) {
        return "\ufeffType;Heure interne;Service;Début planifié;Fin planifiée;Début horodaté;Fin horodatée;Équipe;"
                + "Id Auxiliaire;A affecter;Annulé;Statut de l'annulation\r\n"
                + String.join("\r\n", rows) + "\r\n";
    }

    static String meeting(String label, String day, String from, String to) {
        return "Heure interne;" + label + ";;" + day + " " + from + ";" + day + " " + to + ";;;Source;W-1;Non;Non;";
    }

    ImportReport imports(String structure, YearMonth month, String... rows) {
        try {
            Path file = Files.writeString(folder.resolve("planning.csv"), csv(rows), StandardCharsets.UTF_8);
            CsvTimeSource source =
                    CsvTimeSource.of(file, CsvPresets.find("compani").orElseThrow());
            return essaim.time().load(source, structure, Window.complete(month));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** January of S001 with two hours of meeting, sealed. */
    House sealed() {
        founded();
        ImportReport report = imports("S001", JANUARY, meeting("Réunion d’équipe", "09/01/2025", "14:00", "16:00"));
        assertThat(report.added()).as("%s", report.findings()).isEqualTo(1);
        essaim.time().close(List.of("S001"), JANUARY);
        return this;
    }

    Browser browser(Duty duty, String... structures) {
        return new Browser("agent-7", duty, structures.length == 0 ? "*" : String.join(",", structures));
    }

    /** Somebody else, who may see and do the same. */
    Browser colleague(Duty duty) {
        return new Browser("agent-8", duty, "*");
    }

    /** Somebody without an account, of whom nobody knows more than that a link brought them. */
    Browser stranger() {
        return new Browser("lien", Duty.READER, "none");
    }

    String url(String path) {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + "/host/essaim" + path;
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** A browser without JavaScript. */
    final class Browser implements AutoCloseable {
        final WebClient client = new WebClient();

        private Browser(String id, Duty duty, String structures) {
            client.getOptions().setJavaScriptEnabled(false);
            client.getOptions().setCssEnabled(false);
            client.getOptions().setThrowExceptionOnFailingStatusCode(false);
            client.addRequestHeader("X-Visitor", id + ";" + duty + ";" + structures);
            client.addRequestHeader("Accept-Language", "fr");
        }

        Browser french() {
            client.removeRequestHeader("Accept-Language");
            client.addRequestHeader("Accept-Language", "fr");
            return this;
        }

        Browser english() {
            client.removeRequestHeader("Accept-Language");
            client.addRequestHeader("Accept-Language", "en");
            return this;
        }

        /** One that runs the scripts of a page. */
        Browser scripted() {
            client.getOptions().setJavaScriptEnabled(true);
            return this;
        }

        HtmlPage open(String path) {
            try {
                return client.getPage(url(path));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        WebResponse get(String path) {
            try {
                return client.getPage(url(path)).getWebResponse();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Sends a form that no page of ours made. */
        WebResponse post(String path, Map<String, String> fields) {
            return post(path, fields, TOKEN);
        }

        WebResponse post(String path, Map<String, String> fields, @Nullable String token) {
            try {
                WebRequest request = new WebRequest(URI.create(url(path)).toURL(), org.htmlunit.HttpMethod.POST);
                request.setCharset(StandardCharsets.UTF_8);
                List<NameValuePair> parameters = new java.util.ArrayList<>();
                fields.forEach((name, value) -> parameters.add(new NameValuePair(name, value)));
                if (token != null) {
                    parameters.add(new NameValuePair("_csrf", token));
                }
                request.setRequestParameters(parameters);
                return client.getPage(request).getWebResponse();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
