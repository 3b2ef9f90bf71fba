import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A constant that is one stays one, so that what runs it may count on its value: the simulation is faster. */
const rolldownOptions = { output: { topLevelVar: false } };

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es', rolldownOptions },
  // Fonts and pictures stay files: the page allows none from data: addresses.
  // What the first picture needs comes as one file: it is measured packed, by the benchmark of the page.
  build: {
    target: 'es2024',
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    manifest: true,
    rolldownOptions,
  },
});
