import chromium from '@sparticuz/chromium'

// Its own process, because the package unpacks into TMPDIR and takes the libraries only for a Lambda: see browser.ts.
await chromium.executablePath()
