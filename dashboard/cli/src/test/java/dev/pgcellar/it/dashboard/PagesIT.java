package dev.pgcellar.it.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages in headless Chromium. Pictures of them are left in {@code target/pages}. */
@ExtendWith(Scene.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private final String pages;
    private Browser browser;

    PagesIT(Dashboard dashboard) {
        this.pages = dashboard.address();
    }

    @BeforeAll
    void start() {
        browser = Browser.start();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void has_no_complaint_and_leaves_a_picture(TestInfo test) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        byte[] picture = browser.picture();
        Object hidden = browser.script("return document.documentElement.scrollWidth - window.innerWidth");
        browser.emulateDarkScheme(false);
        Files.write(folder.resolve(test.getTestMethod().orElseThrow().getName() + ".png"), picture);

        assertThat(browser.complaints()).isEmpty();
        assertThat(((Number) hidden).intValue()).as("pixels beyond the window").isNotPositive();
    }

    @Test
    void shows_the_servers() {
        browser.open(pages);

        browser.awaitText("main", "1 WAL gap");
        assertThat(browser.all(".cards .panel")).hasSize(4);
        browser.awaitText("main", "500 complete");
    }

    @Test
    void shows_backups_wal_gaps_timelines_and_what_is_recoverable_on_a_time_line() {
        browser.open(pages + "#/s/story");

        browser.one(".chart .window");
        assertThat(browser.all(".chart .window")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(browser.all(".chart .wal")).hasSize(3);
        assertThat(browser.all(".chart .gap")).hasSize(1);
        assertThat(browser.all(".chart .branch")).hasSize(1);
        assertThat(browser.all(".chart .backup.failed")).hasSize(1);
        assertThat(browser.all(".chart .backup.kept")).hasSize(1);
        assertThat(browser.all(".chart .backup.broken")).hasSize(1);
        browser.awaitText("main", "000000020000000000000046, without which the backup is not consistent");
    }

    @Test
    void answers_whether_an_instant_can_be_restored_to() {
        browser.open(pages + "#/s/story");
        WebElement instant = browser.one("#instant");

        browser.awaitText("#answer", "Yes, to 2026-10-02 06:00:00 UTC.");
        instant.clear();
        instant.sendKeys("2026-10-01 20:45", Keys.ENTER);
        browser.awaitText("#answer", "Yes, to 2026-10-01 20:45:00 UTC.");
        browser.awaitText("#answer", "recovery_target_timeline = '2'");

        instant.clear();
        instant.sendKeys("2026-10-01 10:15:00", Keys.ENTER);
        browser.awaitText("#answer", "No, not to 2026-10-01 10:15:00 UTC.");
        browser.one("#answer button").click();
        browser.awaitText("#answer", "Yes, to 2026-10-01 09:30:00 UTC.");
    }

    @Test
    void moves_the_instant_by_the_keyboard_alone() {
        browser.open(pages + "#/s/story");
        browser.awaitText("#answer", "Yes, to 2026-10-02 06:00:00 UTC.");

        browser.one(".chart svg").sendKeys(Keys.ARROW_LEFT);

        browser.awaitText("#answer", "Yes, to 2026-10-02 05:");
        assertThat(browser.one("#instant").getDomProperty("value")).startsWith("2026-10-02 05:");
        assertThat(browser.script("return document.activeElement.tagName")).isEqualTo("svg");
    }

    @Test
    void shows_a_backup() {
        browser.open(pages + "#/s/story/backups/20261001T120000");

        browser.awaitText("main", "Recoverable from it");
        browser.one("details summary").click();
        browser.awaitText("main", "xlog_segment_size");
    }

    @Test
    void previews_a_retention_policy() {
        browser.open(pages + "#/s/story/retention");
        WebElement policy = browser.one("#policy");

        policy.clear();
        policy.sendKeys("REDUNDANCY 2", Keys.ENTER);
        browser.awaitText("#preview", "2 newer complete backups are retained.");
        browser.one("#preview button").click();

        browser.awaitText("#preview", "Objects of WAL");
    }

    @Test
    void shows_500_backups_within_a_few_seconds_and_filters_them() {
        browser.open(pages + "#/s/large");
        browser.one(".chart .backup");
        browser.open(pages + "#/s/large/backups");
        long begin = System.nanoTime();
        browser.awaitText("main", "500 of 500");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        browser.one("#filter").sendKeys("20261001");
        browser.awaitText("main", "15 of 500");
    }

    @Test
    void shows_500_backups_on_a_time_line() {
        browser.open(pages + "#/s/large");

        browser.awaitText("main", "Missing WAL (4)");
        assertThat(browser.all(".chart .gap")).hasSize(4);
        assertThat(browser.all(".chart .count")).isNotEmpty();
    }

    @Test
    void shows_jobs_providers_and_settings() {
        browser.open(pages + "#/process");

        browser.awaitText("main", "read the catalog of");
        browser.awaitText("main", "s3://");
    }

    @Test
    void is_dark_where_the_system_is() {
        browser.emulateDarkScheme(true);
        browser.open(pages + "#/s/story");
        WebElement instant = browser.one("#instant");
        instant.clear();
        instant.sendKeys("2026-10-02 03:00", Keys.ENTER);
        browser.awaitText("#answer", "Yes, to 2026-10-02 03:00:00 UTC.");

        Object background = browser.script("return getComputedStyle(document.body).backgroundColor");

        assertThat(background).isEqualTo("rgb(20, 26, 27)");
    }

    @Test
    void loads_nothing_from_elsewhere() {
        browser.open(pages + "#/s/story");
        browser.one(".chart .window");

        Object addresses = browser.script("return performance.getEntriesByType('resource').map(entry => entry.name)");

        assertThat((List<?>) addresses).isNotEmpty().allSatisfy(address -> assertThat(address.toString())
                .startsWith(pages));
    }
}
