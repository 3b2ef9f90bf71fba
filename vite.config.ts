import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A constant that is one stays one, so that what runs it may count on its value: the simulation is faster. */
const output = { topLevelVar: false };

/** One file packs better than the sixty that views, which come later, would split it into. */
const firstPicture = { name: 'first', tags: ['$initial' as const] };

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es', rolldownOptions: { output } },
  // Fonts and pictures stay files: the page allows none from data: addresses.
  build: {
    target: 'es2024',
    sourcemap: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    manifest: true,
    rolldownOptions: { output: { ...output, codeSplitting: { groups: [firstPicture] } } },
  },
});
