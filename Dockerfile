# The coach alone: production dependencies, no build step, not root.
FROM node:26-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY src ./src
COPY assets ./assets
COPY content ./content
# What the coach remembers outlives the container: mount a volume here, or set DATABASE_URL.
ENV DATA_DIR=/data
RUN mkdir --mode=700 /data && chown node:node /data
VOLUME /data
USER node
# Inside a container only the published port decides who reaches it.
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s CMD node -e "fetch('http://127.0.0.1:3000/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
# A smaller heap for a little speed: a coach mostly waits.
CMD ["node", "src/main.ts", "start"]
