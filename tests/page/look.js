// Look at a page as readers do: in Chromium at the width of a telephone and of a desk, figures closed
// and open. axe-core (WCAG 2.2 AA and its own good practice) must find nothing, nothing may be wider
// than the window, and nothing may be asked of the network. Leaves pictures and a PDF in FOLDER.
//
// usage: node look.js PAGE FOLDER      (`make check-page` calls it)
const { chromium } = require('playwright-core');
const fs = require('fs');
const path = require('path');

const widths = [320, 1440];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const browser_options = {
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
};
const [page_path, folder] = [path.resolve(process.argv[2]), process.argv[3]];
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let passed = 0, failed = 0;

function check(what, faults) {
  if (faults.length === 0) { passed++; return; }
  failed++;
  console.log(`failed: ${what}`);
  for (const fault of faults) console.log(`    ${fault}`);
}

async function look(browser, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('file://' + page_path);
  for (const open of [false, true]) {
    await page.evaluate((is) => document.querySelectorAll('details').forEach((d) => { d.open = is; }), open);
    await page.evaluate(axe);
    const found = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), rules);
    check(`${width} px, figures ${open ? 'open' : 'closed'}: axe-core`, found.violations.map(
      (v) => `${v.id} (${v.impact}): ${v.nodes[0].html.slice(0, 120)}`));
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  check(`${width} px: no wider than the window`, over > 0 ? [`${over} px wider`] : []);
  check(`${width} px: asks nothing of the network`, asked.slice(1));
  await page.screenshot({ path: path.join(folder, `page-${width}.png`), fullPage: true });
  await context.close();
}

(async () => {
  const browser = await chromium.launch(browser_options);
  for (const width of widths) await look(browser, width);
  const page = await browser.newPage();
  await page.goto('file://' + page_path);
  await page.pdf({ path: path.join(folder, 'page.pdf'), preferCSSPageSize: true, printBackground: true });
  await browser.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
})();
