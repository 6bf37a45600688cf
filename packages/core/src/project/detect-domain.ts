import type { PackageManifest } from './package-manifest.js';

// In this order: a project with React and a server framework beside it is more often a web application than a bare API.
const byDependency: readonly (readonly [string, readonly string[]])[] = [
  ['full-stack web application', ['next', 'nuxt', '@remix-run/react', '@sveltejs/kit', 'astro', '@tanstack/react-start', 'blitz']],
  ['mobile application', ['react-native', 'expo', '@ionic/core', '@capacitor/core', '@nativescript/core']],
  ['desktop application', ['electron', '@tauri-apps/api']],
  ['frontend', ['react', 'vue', 'svelte', '@angular/core', 'solid-js', 'preact', 'lit']],
  ['backend API', ['fastify', 'express', 'koa', 'hono', '@nestjs/core', '@hapi/hapi', 'restify', 'elysia', 'apollo-server', '@apollo/server', 'graphql-yoga', '@trpc/server', '@adonisjs/core']],
  ['command-line tool', ['@oclif/core', 'commander', 'yargs', 'cac', 'clipanion', 'citty', 'meow', 'ink']],
  ['data pipeline', ['kafkajs', 'bullmq', 'pg-boss', 'duckdb', '@duckdb/node-api', 'apache-arrow', 'nodejs-polars']],
  ['machine learning', ['@tensorflow/tfjs', '@tensorflow/tfjs-node', 'onnxruntime-node', '@huggingface/transformers']],
]; // prettier-ignore

const byWord: readonly (readonly [string, RegExp])[] = [
  ['command-line tool', /\b(?:cli|command[- ]line)\b|命令列|命令行/i],
  ['backend API', /\b(?:back-?end|rest(?:ful)? api|web api|graphql|http server|microservices?)\b|後端|后端/i],
  ['frontend', /\b(?:front-?end|web ui|user interface|component library)\b|前端/i],
  ['data pipeline', /\b(?:etl|data pipeline|stream processing)\b|資料管線|数据管道/i],
  ['algorithms', /\balgorithms?\b|\bdata structures?\b|演算法|算法/i],
  ['machine learning', /\bmachine learning\b|\bdeep learning\b|機器學習|机器学习/i],
];

/** What kind of software a project is, by its dependencies, then its own description and keywords; null when neither tells. */
export function detectDomain(manifest: PackageManifest | null, files: readonly string[]): string | null {
  if (manifest !== null) {
    for (const [domain, names] of byDependency)
      if (names.some((name) => name in manifest.dependencies)) return domain;
    const words = [manifest.description ?? '', ...manifest.keywords].join(' ');
    for (const [domain, pattern] of byWord) if (pattern.test(words)) return domain;
    if (manifest.keys.includes('bin')) return 'command-line tool';
  }
  return files.includes('manage.py') ? 'backend API' : null;
}
