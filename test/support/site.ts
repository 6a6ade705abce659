export { readPage, type Site, type SiteRequest, startSite } from '../../fixtures/server.ts'
