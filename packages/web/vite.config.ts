import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the web application into dist, which the server serves; `vite` alone proxies the API to a running server. */
export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', target: 'es2022', chunkSizeWarningLimit: 1200 },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
})
