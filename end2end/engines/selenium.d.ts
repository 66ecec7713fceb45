// Its types know the folder's name only, and modules are imported by a file's.
declare module "selenium-webdriver/remote/index.js" {
  export { DriverService } from "selenium-webdriver/remote";
}
