# syntax=docker/dockerfile:1
FROM node:24-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/build.ts scripts/
COPY src src
RUN npm run build

FROM base AS dependencies
# The package "node" is for machines with an older Node.js; this image has its own.
RUN npm ci --omit=dev && rm -rf node_modules/node node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production ONRECORD_DATA=/data
WORKDIR /app
COPY package.json ./
COPY bin bin
COPY schemas schemas
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN ln -s /app/bin/onrecord.js /usr/local/bin/onrecord && install -d -o node -g node /data
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=20s --start-period=30s CMD ["onrecord", "status", "--json"]
ENTRYPOINT ["onrecord"]
CMD ["up"]
