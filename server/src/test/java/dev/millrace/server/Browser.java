package dev.millrace.server;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

/// The pages in a real browser, in the words of their reader. Waits until what is asked for
/// is there.
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> FLAGS = List.of("--headless=new", "--no-sandbox",
            "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--lang=en-US",
            "--window-size=1280,1400");

    /// It warns of a newer browser than it knows; kept here, since a logger without reference may
    /// forget its level.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    /// @param profile an empty folder
    /// @param now what the pages' clock says
    Browser(Path profile, Instant now) {
        this(profile);
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "Date.now = () => " + now.toEpochMilli()));
    }

    /// @param profile an empty folder
    Browser(Path profile) {
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
    }

    /// Opens an address and waits for all its answers.
    Browser open(String address) {
        driver.get(address);
        return settled();
    }

    Browser settled() {
        until("document.body.classList.contains('loading') === false");
        return this;
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    /// The figure of a card as a number: `6,940` is 6940.
    long figure(String card) {
        WebElement figure = find("[data-card=" + card + "] .figure");
        return number(String.valueOf(figure.getDomAttribute("title")));
    }

    /// The number of a row of a panel.
    long row(String panel, String name) {
        return find("#" + panel).findElements(By.cssSelector(".row"))
                .stream()
                .filter(row -> row.findElement(By.cssSelector(".name")).getText().equals(name))
                .map(row -> row.findElement(By.cssSelector(".number")))
                .map(number -> number(String.valueOf(number.getDomAttribute("title"))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name + " in " + panel));
    }

    /// The figure in the head of places.
    long fact(String name) {
        WebElement figure = find("[data-fact=" + name + "] dd");
        return number(String.valueOf(figure.getDomAttribute("title")));
    }

    /// Takes what stands in a field away and types this.
    Browser type(String selector, String text) {
        WebElement field = find(selector);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    String value(String selector) {
        return String.valueOf(find(selector).getDomProperty("value"));
    }

    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector))
                .stream()
                .map(WebElement::getText)
                .toList();
    }

    boolean shows(String selector) {
        return driver.findElements(By.cssSelector(selector))
                .stream()
                .anyMatch(WebElement::isDisplayed);
    }

    Browser waitFor(String selector) {
        patiently().until(_ -> shows(selector));
        return this;
    }

    Browser waitWithout(String selector) {
        patiently().until(_ -> !shows(selector));
        return this;
    }

    Browser click(String selector) {
        find(selector).click();
        return settled();
    }

    Browser type(String selector, CharSequence... keys) {
        find(selector).sendKeys(keys);
        return this;
    }

    /// Puts a text where the cursor is, all at once.
    Browser paste(String text) {
        driver.executeCdpCommand("Input.insertText", Map.of("text", text));
        return this;
    }

    /// Clicks on the first element of these that says something.
    Browser clickOn(String selector, String text) {
        driver.findElements(By.cssSelector(selector))
                .stream()
                .filter(element -> element.getText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + selector + " says " + text))
                .click();
        return settled();
    }

    /// Clicks on a name in a panel.
    Browser choose(String panel, String name) {
        driver.findElements(By.cssSelector("#" + panel + " a.name"))
                .stream()
                .filter(link -> link.getText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no link " + name + " in " + panel))
                .click();
        return settled();
    }

    Browser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return settled();
    }

    Browser tabTo(String selector) {
        new WebDriverWait(driver, PATIENCE).until(_ -> {
            new Actions(driver).sendKeys(Keys.TAB).perform();
            return is("document.activeElement.matches(\"" + selector + "\")");
        });
        return this;
    }

    Browser back() {
        driver.navigate().back();
        return settled();
    }

    /// Goes to an empty page, which asks no server for anything.
    Browser leave() {
        driver.get("about:blank");
        return this;
    }

    Browser reload() {
        driver.navigate().refresh();
        return settled();
    }

    Browser width(int pixels) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", pixels,
                "height", 740, "deviceScaleFactor", 2, "mobile", pixels < 600));
        return this;
    }

    /// What the page posts from now on waits until it is let go.
    Browser hold() {
        driver.executeScript("""
                const send = window.fetch;
                const held = new Promise(resolve => { window.letGo = resolve; });
                window.fetch = async (url, options) => {
                  if (options?.method === 'POST') {
                    await held;
                  }
                  return send(url, options);
                };""");
        return this;
    }

    Browser letGo() {
        driver.executeScript("window.letGo()");
        return this;
    }

    boolean is(String expression) {
        return Boolean.TRUE.equals(driver.executeScript("return " + expression));
    }

    Browser until(String expression) {
        new WebDriverWait(driver, PATIENCE).until(_ -> is(expression));
        return this;
    }

    /// What the browser's console complains about since it was asked last.
    List<String> complaints() {
        return driver.manage()
                .logs()
                .get(LogType.BROWSER)
                .getAll()
                .stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    /// What is found may be drawn again before it is looked at.
    private Wait<WebDriver> patiently() {
        return new WebDriverWait(driver, PATIENCE).ignoring(StaleElementReferenceException.class);
    }

    private WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
