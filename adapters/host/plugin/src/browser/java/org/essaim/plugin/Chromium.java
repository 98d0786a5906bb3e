package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The machine's Chromium, with JavaScript, in front of which several people sit; notes what its console says. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> console = new ArrayList<>();

    Chromium() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        environment.put("LANGUAGE", "fr"); // what fields for days are written in
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        // No sandbox: it refuses root, which builds often are. Nothing is asked of the world outside.
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("chromium")))
                        .setChromiumSandbox(false)
                        .setEnv(environment)
                        .setArgs(List.of(
                                "--lang=fr-FR",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Errors and warnings of all pages so far. */
    List<String> console() {
        return List.copyOf(console);
    }

    /** Somebody new, with a window of this width. */
    Seat seat(String root, int width) {
        BrowserContext context = browser.newContext(new NewContextOptions()
                .setBaseURL(root)
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setViewportSize(width, 900));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // What could not be loaded is noted below, where its address is known.
            if ((message.type().equals("error") || message.type().equals("warning"))
                    && !message.text().startsWith("Failed to load resource")) {
                console.add(page.url() + " " + message.text());
            }
        });
        page.onResponse(response -> {
            // Pages are looked at by whoever opens them; the icon is the host's to have or not.
            if (response.status() >= 400
                    && !response.request().resourceType().equals("document")
                    && !response.url().endsWith("/favicon.ico")) {
                console.add(response.url() + " " + response.status());
            }
        });
        page.onPageError(error -> console.add(page.url() + " " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(root)) {
                console.add(page.url() + " asks for " + request.url());
            }
        });
        return new Seat(context, page);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** Somebody in front of it. */
    static final class Seat implements Somebody {
        private final BrowserContext context;
        private final Page page;

        private Seat(BrowserContext context, Page page) {
            this.context = context;
            this.page = page;
        }

        Page page() {
            return page;
        }

        @Override
        public void go(String path) {
            page.navigate(path);
        }

        @Override
        public String address() {
            return page.url().replaceFirst("^https?://[^/]+", "");
        }

        @Override
        public String sees() {
            // As the other browser says it: a space is a space.
            return page.locator("body").innerText().replace('\u00a0', ' ').replace('\u202f', ' ');
        }

        @Override
        public void logIn(String login) {
            if (!address().startsWith("/connexion")) {
                go("/connexion");
            }
            page.fill("input[name=username]", login);
            page.fill("input[name=password]", "planning-" + login);
            page.locator("form button").first().click();
        }

        private Locator main() {
            return page.locator("main");
        }

        @Override
        public void type(String name, String value) {
            main().locator("input[name='" + name + "']").first().fill(value);
        }

        @Override
        public void tick(String name, String value) {
            main().locator("input[name='" + name + "'][value='" + value + "']").check();
        }

        @Override
        public void choose(String name, String value) {
            main().locator("select[name='" + name + "']").first().selectOption(value);
        }

        @Override
        public void attach(String name, Path file) {
            main().locator("input[name='" + name + "']").first().setInputFiles(file);
        }

        @Override
        public void press(String button) {
            main().getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName(button).setExact(true))
                    .first()
                    .click();
        }

        @Override
        public void send(String act, Map<String, String> fields) {
            Locator form = main().locator("form:has(button[value='" + act + "'])");
            fields.forEach((name, value) -> {
                Locator field = form.locator("[name='" + name + "']").first();
                if (form.locator("select[name='" + name + "']").count() > 0) {
                    field.selectOption(value);
                } else {
                    field.fill(value);
                }
            });
            form.locator("button[value='" + act + "']").click();
        }

        private Locator link(String text) {
            return main().locator("a").filter(new Locator.FilterOptions().setHasText(text)).first();
        }

        @Override
        public void follow(String link) {
            link(link).click();
        }

        @Override
        public byte[] download(String link) throws IOException {
            Download file = page.waitForDownload(() -> link(link).click());
            assertThat(file.failure()).isNull();
            return Files.readAllBytes(file.path());
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
